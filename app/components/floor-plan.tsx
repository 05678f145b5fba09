import type { FloorTable } from "~/app/domain/fairs/floor-plan";
import { percentOf } from "~/app/domain/fairs/floor-plan";
import { useWords } from "~/app/i18n/use-words";

/** A picture with what it shows in words; width and height are its own, in pixels. */
export interface ShownPicture {
  src: string;
  alt: string;
  width: number;
  height: number;
}

export interface FloorPlanView extends ShownPicture {
  /** The tables on the picture. */
  marks: readonly FloorTable[];
  /** Who has which table, by number. */
  employers: readonly { tableNo: number; employerName: string }[];
}

/** The picture of a room with the numbers of its tables on it, and in words beside it who is at each. */
export function FloorPlan({ plan }: { plan: FloorPlanView }) {
  const t = useWords();
  const { src, alt, width, height } = plan;
  return (
    <div className="floor-plan">
      <div className="plan-picture">
        <img src={src} alt={alt} width={width} height={height} loading="lazy" />
        <PlanMarks marks={plan.marks} />
      </div>
      {plan.employers.length > 0 && (
        <ul className="plan-tables">
          {plan.employers.map(({ tableNo, employerName }) => (
            <li key={tableNo}>{t("event.tableOf", { number: String(tableNo), employer: employerName })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/**
 * The numbers over a picture, of one size however large it is shown. Drawn, since a page's policy takes no style of a
 * single element; hidden from screen readers, which are told the same by the list.
 */
export function PlanMarks({ marks, chosen }: Pick<FloorPlanView, "marks"> & { chosen?: number | undefined }) {
  return (
    <svg className="plan-marks" aria-hidden="true" focusable="false">
      {marks.map(({ tableNo, x, y }) => (
        <svg key={tableNo} x={`${percentOf(x)}%`} y={`${percentOf(y)}%`} overflow="visible">
          <g className="plan-mark" data-chosen={tableNo === chosen || undefined}>
            <rect {...pill(tableNo)} />
            <text textAnchor="middle" dominantBaseline="central">
              {tableNo}
            </text>
          </g>
        </svg>
      ))}
    </svg>
  );
}

const high = 22;

/** Wider for numbers of more digits, around its place. */
function pill(tableNo: number) {
  const width = high + 8 * (String(tableNo).length - 1);
  return { x: -width / 2, y: -high / 2, width, height: high, rx: high / 2 };
}
