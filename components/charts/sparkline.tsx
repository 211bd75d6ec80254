import { colour, type PaletteColour } from '#components/theme/palette.ts';
import classes from './chart.module.css';
import { linePath } from './paths.ts';

type Props = { values: readonly (number | null)[]; tone?: PaletteColour };

const width = 100;
const height = 36;
const inset = 3;

/** The shape of a metric's days, without scale: the figure beside it and the chart below carry the numbers. */
export function Sparkline({ values, tone = 'accent' }: Props) {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return <svg className={classes.sparkline} aria-hidden="true" />;
  const reach = high - low;
  const y = (value: number) =>
    reach === 0 ? height / 2 : height - inset - ((value - low) / reach) * (height - 2 * inset);
  const points = values.map((value, index) =>
    value === null ? null : ([((index + 0.5) / values.length) * width, y(value)] as const),
  );
  return (
    <svg
      className={classes.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        d={linePath(points)}
        fill="none"
        stroke={colour(tone)}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
