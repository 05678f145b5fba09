import { spokenShortCode } from "~/app/domain/tickets/short-code";

const shown = (code: string) => (code.length === 8 ? spokenShortCode(code) : code);

/** Digit by digit, with a pause between the groups: "1 2 3 4, 5 6 7 8". */
function spelled(code: string): string {
  return shown(code)
    .split(" ")
    .map((group) => group.split("").join(" "))
    .join(", ");
}

/** The spoken code. Screen readers get the spelled form, which they would otherwise read as a number. */
export function ShortCode({ code }: { code: string }) {
  return (
    <span className="short-code" dir="ltr">
      <span aria-hidden="true">{shown(code)}</span>
      <span className="visually-hidden">{spelled(code)}</span>
    </span>
  );
}
