import { useId } from "react";
import { countInWords } from "./report-words";

export interface Bar {
  key: string;
  label: string;
  /** One value a series, in the series' order. */
  values: readonly number[];
}

export interface BarChartProps {
  title: string;
  /** What a reader who does not see it should know: the highest, the lowest, the sum. */
  description: string;
  /** Names of the series; the first is drawn full, the second in stripes. Two at most. */
  series: readonly string[];
  bars: readonly Bar[];
  /** How a number is written. */
  numbers?: ((value: number) => string) | undefined;
}

/** In units of which a small phone's page has 340. */
const size = { width: 340, name: 66, value: 56, bar: 16, gap: 8 };
const mostWidth = size.width - size.name - size.value;

/**
 * Bars from left to right, made on the server: each has its name before it and its number behind it, and two series differ
 * by pattern, so that nothing hangs on colour. The table beside it says the same.
 */
export function BarChart({ title, description, series, bars, numbers = countInWords }: BarChartProps) {
  const id = useId();
  const most = Math.max(1, ...bars.flatMap(({ values }) => values));
  const step = size.bar * series.length + size.gap;
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${size.width} ${bars.length * step}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{description}</desc>
        <defs>
          <pattern
            id={`${id}-stripes`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className="chart-paper" width="6" height="6" />
            <rect className="chart-ink" width="2.5" height="6" />
          </pattern>
        </defs>
        {bars.map((bar, n) => (
          <Row key={bar.key} {...{ bar, most, numbers }} y={n * step} stripes={`url(#${id}-stripes)`} />
        ))}
      </svg>
      {series.length > 1 && (
        <figcaption>
          Full: {series[0]}. Striped: {series[1]}.
        </figcaption>
      )}
    </figure>
  );
}

interface Scale {
  y: number;
  most: number;
  numbers: (value: number) => string;
}

function Row({ bar, y, most, numbers, stripes }: Scale & { bar: Bar; stripes: string }) {
  const middle = y + (size.bar * bar.values.length) / 2;
  const [full, striped] = bar.values;
  return (
    <g>
      <text className="chart-text" x="0" y={middle + 4}>
        {bar.label}
      </text>
      {full !== undefined && <OneBar value={full} {...{ y, most, numbers }} />}
      {striped !== undefined && <OneBar value={striped} y={y + size.bar} {...{ most, numbers, stripes }} />}
    </g>
  );
}

function OneBar({
  value,
  y,
  most,
  numbers,
  stripes,
}: Scale & { value: number; stripes?: string | undefined }) {
  const width = Math.round((value / most) * mostWidth);
  return (
    <>
      <rect
        className={stripes === undefined ? "chart-ink" : "chart-outline"}
        fill={stripes}
        x={size.name}
        y={y + 1}
        width={width}
        height={size.bar - 2}
      />
      <text className="chart-text" x={size.name + width + 5} y={y + size.bar / 2 + 4}>
        {numbers(value)}
      </text>
    </>
  );
}
