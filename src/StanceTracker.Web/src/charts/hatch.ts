import type { ColourScheme } from '../stances/scale';
import { chartColours } from './colours';

const size = 8;
const patterns = new Map<ColourScheme, HTMLCanvasElement>();

/** The hatch that stands for unknown, as a pattern of ECharts. */
export function hatch(scheme: ColourScheme): { image: HTMLCanvasElement; repeat: 'repeat' } {
  let image = patterns.get(scheme);
  if (!image) {
    image = document.createElement('canvas');
    [image.width, image.height] = [size, size];
    const drawing = image.getContext('2d');
    if (drawing) {
      drawing.strokeStyle = chartColours[scheme].hatch;
      // Beyond the tile on both sides, so that the lines meet those of the tiles around.
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
