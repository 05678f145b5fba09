import { Notice } from "./notice";

export interface ToldNoticeProps {
  /** What each word of `?done=` means. */
  words: Readonly<Record<string, string>>;
  done: string | null;
}

const announced = { kind: "success", role: "status" } as const;

/** Says what was just done, after the redirect that follows a form. Unknown words say nothing. */
export function ToldNotice({ words, done }: ToldNoticeProps) {
  const message = done === null || !Object.hasOwn(words, done) ? undefined : words[done];
  return message === undefined ? null : <Notice {...announced}>{message}</Notice>;
}
