import { type ClickWidth, clickHeight, clickWidths, type FloorTable } from "~/app/domain/fairs/floor-plan";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { PlanMarks, type ShownPicture } from "./floor-plan";

type Texts = Readonly<Record<string, string>>;

export interface FloorTableFormProps {
  picture: ShownPicture;
  tables: readonly FloorTable[];
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/**
 * Puts a table on the picture by a click, or by two numbers without a mouse. A click tells where it was in pixels of
 * the picture as it was shown, so there are two, each of a size that is known, and the page is narrow or wide.
 */
export function FloorTableForm({ picture, tables, errors, values }: FloorTableFormProps) {
  const fields = { errors, values };
  const number = { ...fields, inputMode: "decimal", width: "short", autoComplete: "off" } as const;
  const tableNo = values?.tableNo ?? "";
  return (
    <form className="form" id="place" method="post" noValidate>
      <ErrorSummary errors={errors} />
      <TextField {...number} name="tableNo" label="Table number" inputMode="numeric" hint="From 1 to 999" />
      <fieldset className="field">
        <legend className="field-label">Where it stands, in percent of the picture</legend>
        <p className="field-hint">Or leave both empty and click on its place in the picture below.</p>
        <div className="field-row">
          <TextField {...number} name="left" label="From the left" optional />
          <TextField {...number} name="top" label="From the top" optional />
        </div>
      </fieldset>
      <div className="actions">
        <Button>Place the table</Button>
      </div>
      <Clickable shown="narrow" {...{ picture, tables, tableNo }} />
      <Clickable shown="wide" {...{ picture, tables, tableNo }} />
    </form>
  );
}

interface ClickableProps extends Pick<FloorTableFormProps, "picture" | "tables"> {
  shown: ClickWidth;
  tableNo: string;
}

function Clickable({ shown, picture, tables, tableNo }: ClickableProps) {
  const width = clickWidths[shown];
  return (
    <div className="plan-click" data-shown={shown}>
      <input
        type="image"
        name={shown}
        src={picture.src}
        alt="Place the table where you click"
        width={width}
        height={clickHeight(width, picture)}
      />
      <PlanMarks marks={tables} chosen={Number(tableNo)} />
    </div>
  );
}
