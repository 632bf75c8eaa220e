import type { Scheme } from '../stance/scale';
import { ink } from './ink';

const size = 8;
const made = new Map<Scheme, HTMLCanvasElement>();

/** The hatch for unknown stances, as an ECharts pattern. */
export function hatch(scheme: Scheme): { image: HTMLCanvasElement; repeat: 'repeat' } {
  let image = made.get(scheme);
  if (!image) {
    image = document.createElement('canvas');
    [image.width, image.height] = [size, size];
    const drawing = image.getContext('2d');
    if (drawing) {
      drawing.strokeStyle = ink[scheme].hatch;
      // Overshoot the tile on both sides so that lines meet across tiles.
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
