import { createRequire } from 'node:module';
import type * as echarts from 'echarts';
import { escapeHtml } from '../base/index.js';

/** A bar: what it is called, how long it is, and what stands at its end. */
export interface Bar {
  name: string;
  length: number;
  label: string;
}

const width = 640;
const barHeight = 22;
const blue = '#1f4e79';
const ink = '#1a1a1a';

/**
 * Draws bars as SVG without a DOM and without a script in what comes out. The charting library is loaded with the first chart: a bot that
 * makes no report does not pay for it.
 */
export function drawBars(bars: readonly Bar[], label: string): string {
  const chart = loadEcharts().init(null, null, { renderer: 'svg', ssr: true, width, height: 16 + bars.length * barHeight });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'sans-serif' },
      grid: { left: 4, right: 90, top: 4, bottom: 4, outerBoundsMode: 'same' },
      xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        type: 'category', inverse: true, data: bars.map(({ name }) => name), axisTick: { show: false },
        axisLabel: { color: ink, fontSize: 13, width: 240, overflow: 'break' }, axisLine: { lineStyle: { color: ink } },
      },
      series: [{
        type: 'bar', barMaxWidth: 15, silent: true, itemStyle: { color: blue },
        data: bars.map(({ length, label: text }) => ({ value: length, label: { show: true, position: 'right', color: ink, fontSize: 13, textBorderWidth: 0, formatter: () => text } })),
      }],
    });
    return forReading(chart.renderToSVGString(), label);
  } finally {
    chart.dispose();
  }
}

/** One file of the package that holds bars and the SVG renderer: quicker to load than the hundreds of modules that it was made of. */
function loadEcharts(): typeof echarts {
  return createRequire(import.meta.url)('echarts/dist/echarts.common.min.js') as typeof echarts;
}

/** Leaves out what only serves a mouse, and says to a screen reader what the picture is. */
function forReading(svg: string, label: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events|xmlns:xlink|xml:space|baseProfile|version)="[^"]*"/g, '')
    .replaceAll('font-family:sans-serif', 'font-family:inherit')
    .replace(/^<svg /, `<svg role="img" aria-label="${escapeHtml(label)}" `)
    .trim();
}
