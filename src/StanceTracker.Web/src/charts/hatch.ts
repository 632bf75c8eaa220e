import type { ColourScheme } from '../stances/scale';
import { chartColours } from './colours';

const size = 8;
const patterns = new Map<ColourScheme, HTMLCanvasElement>();

/** The hatch for unknown stances, as an ECharts pattern. */
export function hatch(scheme: ColourScheme): { image: HTMLCanvasElement; repeat: 'repeat' } {
  let image = patterns.get(scheme);
  if (!image) {
    image = document.createElement('canvas');
    [image.width, image.height] = [size, size];
    const drawing = image.getContext('2d');
    if (drawing) {
      drawing.strokeStyle = chartColours[scheme].hatch;
      // Overshoot the tile on both sides so that lines meet across tiles.
      for (const at of [-size, 0, size]) {
        drawing.moveTo(at, size);
        drawing.lineTo(at + size, 0);
      }
      drawing.stroke();
    }
    patterns.set(scheme, image);
  }
  return { image, repeat: 'repeat' };
}
