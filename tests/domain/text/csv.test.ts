import { describe, expect, test } from "vitest";
import { csvFile } from "~/app/domain/text/csv";

const oneField = (text: string) => csvFile(["Name"], [[text]]).split("\r\n")[1];

describe("csvFile", () => {
  test("begins with a byte order mark, so that spreadsheets read UTF-8", () => {
    expect(csvFile(["Name"], []).charCodeAt(0)).toBe(0xfeff);
  });

  test("ends every line with CRLF, the last one too", () => {
    expect(csvFile(["Name", "Code"], [["Ana", "1"]])).toBe('\ufeff"Name","Code"\r\n"Ana","1"\r\n');
  });

  test("doubles a quotation mark and keeps commas within their field", () => {
    expect(oneField('Ana "Nita", Lopez')).toBe('"Ana ""Nita"", Lopez"');
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\u0000=1", "＝1", "＋1", "－1", "＠x"])(
    "puts an apostrophe before what a spreadsheet takes for a formula: %j",
    (text) => {
      expect(oneField(text)).toBe(`"'${text}"`);
    },
  );

  test.each(["Ana", "1234 5678", "O'Brien", "a=b", "'=1"])("leaves other texts alone: %s", (text) => {
    expect(oneField(text)).toBe(`"${text}"`);
  });
});
