import { counted } from "~/app/domain/text/counted";
import { Checkbox } from "./checkbox";
import { FlagList, type FlagView } from "./flag-list";
import { Notice } from "./notice";

export interface OpenFlagsCheckProps {
  eventId: string;
  flags: readonly FlagView[];
  zone: string;
  /** What is done all the same: "approve the event". */
  step: string;
  form?: { errors: Readonly<Record<string, string>>; values: Readonly<Record<string, string>> } | undefined;
}

/** Flags before what they are about becomes public. Those that nobody decided do not stop it, but are taken by name. */
export function OpenFlagsCheck({ eventId, flags, zone, step, form }: OpenFlagsCheckProps) {
  if (flags.length === 0) return null;
  const open = flags.filter(({ decisions }) => decisions.length === 0).length;
  const undecided = counted(open, "flag is not decided", "flags are not decided");
  return (
    <>
      <FlagList eventId={eventId} flags={flags} zone={zone} withAbout />
      {open > 0 && (
        <>
          <Notice kind="warning" title={undecided}>
            {`Decide them first, or ${step} all the same.`}
          </Notice>
          <Checkbox
            name="acceptedFlags"
            value={String(open)}
            label={`${undecided}. I ${step} all the same.`}
            errors={form?.errors}
            values={form?.values}
          />
        </>
      )}
    </>
  );
}
