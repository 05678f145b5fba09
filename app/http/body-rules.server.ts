import { mostImportRows } from "~/app/domain/desk/import-mapping";
import { mostPictureBytes } from "~/app/domain/fairs/picture";
import { mostOpenings } from "~/app/domain/openings/listing";
import { mostFileBytes } from "./csv-file.server";
import { mostListed } from "./partner-list.server";
import { problemWords } from "./problems";

/** How much an address takes, and what is said where it is sent more. */
export interface BodyRule {
  fits: RegExp;
  /** Bytes. */
  most: number;
  /** Null where there is nothing to say but that it is too much. */
  words: string | null;
  /** Its body is held whole, so that its length has to be stated: see `limitUpload`. */
  isUpload?: true;
}

const megabyte = 1024 * 1024;
/** Over what a file may have: the pages say more exactly what is too large. */
const fileLimit = 6 * megabyte;
/** A picture, its words, and what a multipart body puts around them. */
const uploadLimit = mostPictureBytes + megabyte / 4;

const fileWords = (most: number, many: string) =>
  `A file has ${mostFileBytes / 1_000_000} MB and ${most.toLocaleString("en-US")} ${many} at most. Send it in parts.`;

/** The addresses that take a body of their own size; the last is for all others. */
export const bodyRules: readonly [...BodyRule[], BodyRule] = [
  {
    fits: /^\/(?:staff|employer)\/events\/[^/]+\/openings\/imports$/,
    most: fileLimit,
    words: fileWords(mostOpenings, "openings"),
  },
  {
    fits: /^\/staff\/desk\/imports$/,
    most: fileLimit,
    words: fileWords(mostImportRows, "rows"),
  },
  {
    fits: /^\/staff\/referrals\/lists$/,
    most: fileLimit,
    words: fileWords(mostListed, "rows"),
  },
  {
    fits: /^\/staff\/events\/[^/]+\/floor-plan\/picture$/,
    most: uploadLimit,
    words: problemWords("picture-too-large"),
    isUpload: true,
  },
  {
    fits: /^\/staff\/settings\/logo$/,
    most: uploadLimit,
    words: problemWords("logo-too-large"),
    isUpload: true,
  },
  { fits: /^\/staff\/resources\//, most: megabyte, words: problemWords("page-too-large") },
  { fits: /^/, most: megabyte, words: null },
];

/** The place in `bodyRules` of the one that an address goes by. */
export const bodyRuleOf = (pathname: string): number =>
  bodyRules.findIndex(({ fits }) => fits.test(pathname));
