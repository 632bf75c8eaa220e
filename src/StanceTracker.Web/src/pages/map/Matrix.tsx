import type { ComponentProps } from 'react';
import { Figure } from '../../charts/Figure';
import { useScheme } from '../../stance/useScheme';
import type { Grid, StanceRow } from './grid';
import { HeatMap } from './HeatMap';
import { drawGrid } from './heatmap';
import { longestOf, sizesFor, wholeOf } from './sizes';

interface Props extends Omit<ComponentProps<typeof Figure<StanceRow>>, 'toPng' | 'title' | 'tools' | 'children'> {
  grid: Grid;
  names: readonly string[];
  onOpen: (holder: string, target: string) => void;
}

/** The maximum width of the exported image, in pixels. */
const widest = 6_000;

/** The matrix as a figure. */
export function Matrix({ grid, names, onOpen, ...figure }: Props) {
  const scheme = useScheme();
  const toPng = async () => {
    const sizes = sizesFor(grid.actors.length, 1_400, longestOf(names));
    const whole = wholeOf(grid.actors.length, sizes);
    const scale = Math.min(2, widest / Math.max(whole.width, whole.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [whole.width * scale, whole.height * scale];
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.scale(scale, scale);
    drawGrid(context, grid, { names, sizes, sight: { x: 0, y: 0, ...whole }, scheme });
    return new Promise<Blob | null>((done) => canvas.toBlob(done));
  };
  return (
    <Figure {...figure} title="Holders in rows, targets in columns" toPng={toPng}>
      <HeatMap grid={grid} names={names} onOpen={onOpen} />
    </Figure>
  );
}
