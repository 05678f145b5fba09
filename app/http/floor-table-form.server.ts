import { z } from "zod";
import {
  type ClickWidth,
  clickHeight,
  clickWidths,
  type FloorTable,
  placeOfClick,
  placeOfPercent,
  tableNumbers,
} from "~/app/domain/fairs/floor-plan";
import { percent, wholeNumber } from "./fields";
import { type ParsedForm, parseForm } from "./parse-form.server";
import { fieldWords } from "./problems";

const blankAsMissing = (value: unknown) => (value === "" ? undefined : value);
const typedPercent = z.preprocess(blankAsMissing, percent.optional());
const pixel = wholeNumber(-100_000, 100_000).optional();

const tableFields = z.strictObject({
  tableNo: wholeNumber(tableNumbers.least, tableNumbers.most),
  left: typedPercent,
  top: typedPercent,
  "narrow.x": pixel,
  "narrow.y": pixel,
  "wide.x": pixel,
  "wide.y": pixel,
});

type Fields = z.output<typeof tableFields>;

/** A table's number and where it stands: a click on the picture, or how far it is from left and top. */
export async function readTableForm(
  request: Request,
  picture: { width: number; height: number },
): Promise<ParsedForm<FloorTable>> {
  const form = await parseForm(request, tableFields);
  if (!form.ok) return form;
  const { tableNo, left, top } = form.value;
  const place = clickedPlace(form.value, picture) ?? typedPlace(left, top);
  if (place !== null) return { ...form, value: { tableNo, ...place } };
  const missing = left === undefined ? "left" : "top";
  return {
    ok: false,
    errors: { [missing]: fieldWords(missing, left === top ? "no-place-chosen" : "required") },
    values: form.values,
  };
}

const typedPlace = (left: number | undefined, top: number | undefined) =>
  left === undefined || top === undefined ? null : { x: placeOfPercent(left), y: placeOfPercent(top) };

/** Which of the two pictures was clicked, and where. */
function clickedPlace(fields: Fields, picture: { width: number; height: number }) {
  const at = (shown: ClickWidth) => {
    const [x, y] = [fields[`${shown}.x`], fields[`${shown}.y`]];
    const width = clickWidths[shown];
    return x === undefined || y === undefined
      ? null
      : placeOfClick({ x, y }, { width, height: clickHeight(width, picture) });
  };
  return at("narrow") ?? at("wide");
}
