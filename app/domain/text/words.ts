import { fold } from "./fold";

/** The words of a text, folded, without the signs between them. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
