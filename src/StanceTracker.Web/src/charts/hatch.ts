import type { Scheme } from '../stance/scale';
import { ink } from './ink';

const size = 8;
const made = new Map<Scheme, HTMLCanvasElement>();

/** The hatch that stands for unknown, as a pattern of ECharts. */
export function hatch(scheme: Scheme): { image: HTMLCanvasElement; repeat: 'repeat' } {
  let image = made.get(scheme);
  if (!image) {
    image = document.createElement('canvas');
    [image.width, image.height] = [size, size];
    const drawing = image.getContext('2d');
    if (drawing) {
      drawing.strokeStyle = ink[scheme].hatch;
      // Beyond the tile on both sides, so that the lines meet those of the tiles around.
      for (const at of [-size, 0, size]) {
        drawing.moveTo(at, size);
        drawing.lineTo(at + size, 0);
      }
      drawing.stroke();
    }
    made.set(scheme, image);
  }
  return { image, repeat: 'repeat' };
}
