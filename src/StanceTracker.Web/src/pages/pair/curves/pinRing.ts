import type { EChartsType } from 'echarts';
import { type Mark, markSize } from './marks';

/** A ring around the pinned mark, outside the chart: redrawing thousands of marks would be slow. */
export class PinRing {
  private readonly ring = document.createElement('div');
  private mark: Mark | undefined;
  private grid = 0;

  constructor(private readonly chart: EChartsType) {
    this.ring.style.cssText =
      'position: absolute; display: none; pointer-events: none; border: 3px solid currentColor; border-radius: 50%; z-index: 1';
    chart.getDom().append(this.ring);
    chart.on('rendered', () => this.place());
  }

  /** Puts the ring around a mark; undefined hides it. */
  show(mark: Mark | undefined, grid: number): void {
    [this.mark, this.grid] = [mark, grid];
    this.place();
  }

  private place(): void {
    const at = this.mark && this.chart.convertToPixel({ gridIndex: this.grid }, [Date.parse(this.mark.day), this.mark.intensity ?? -10]);
    const shown = this.mark && Array.isArray(at) && this.chart.containPixel({ gridIndex: this.grid }, [at[0] ?? 0, at[1] ?? 0]);
    this.ring.style.display = shown ? 'block' : 'none';
    if (!this.mark || !at) return;
    const [x = 0, y = 0] = at;
    const size = markSize(this.mark.weight) + 8;
    Object.assign(this.ring.style, { width: `${size}px`, height: `${size}px`, left: `${x - size / 2}px`, top: `${y - size / 2}px` });
  }
}
