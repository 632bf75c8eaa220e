import type { ComponentProps } from 'react';
import { Figure } from '../../charts/Figure';
import { useColourScheme } from '../../stances/useColourScheme';
import { fitDimensions, fullSize, measureLongest } from './dimensions';
import { drawGrid } from './drawHeatMap';
import type { Grid, StanceRow } from './grid';
import { HeatMap } from './HeatMap';

interface Props extends Omit<ComponentProps<typeof Figure<StanceRow>>, 'toPng' | 'title' | 'tools' | 'children'> {
  grid: Grid;
  names: readonly string[];
  onOpen: (holder: string, target: string) => void;
}

/** The maximum width of the exported image, in pixels. */
const maxImageSize = 6_000;

/** The matrix as a figure. */
export function MatrixFigure({ grid, names, onOpen, ...figure }: Props) {
  const scheme = useColourScheme();
  const toPng = async () => {
    const dimensions = fitDimensions(grid.actors.length, 1_400, measureLongest(names));
    const whole = fullSize(grid.actors.length, dimensions);
    const scale = Math.min(2, maxImageSize / Math.max(whole.width, whole.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [whole.width * scale, whole.height * scale];
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.scale(scale, scale);
    drawGrid(context, grid, { names, dimensions, viewport: { x: 0, y: 0, ...whole }, scheme });
    return new Promise<Blob | null>((done) => canvas.toBlob(done));
  };
  return (
    <Figure {...figure} title="Holders in rows, targets in columns" toPng={toPng}>
      <HeatMap grid={grid} names={names} onOpen={onOpen} />
    </Figure>
  );
}
