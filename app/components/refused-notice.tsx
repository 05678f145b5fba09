import { Notice } from "./notice";

/** Why a tap did nothing, after the redirect that follows it. */
export function RefusedNotice({ words }: { words: string | null }) {
  return words === null ? null : (
    <Notice kind="error" role="alert">
      {words}
    </Notice>
  );
}
