import { tablePhones } from "~/app/domain/access/invitation";
import { counted } from "~/app/domain/text/counted";
import { OneButton } from "./one-button";
import { Section } from "./section";

/** Links for all tables that have none, by one tap. */
export function TableLinks({ count, action }: { count: number; action: string }) {
  const phones = counted(tablePhones.usual, "phone", "phones");
  return (
    <Section title={`${counted(count, "table has", "tables have")} no link yet`}>
      <p className="prose">
        Each link goes to the employer&apos;s contact by e-mail and signs in {phones} until the tables close.
        An employer&apos;s own page shows its link too.
      </p>
      <OneButton action={action} label={`Make and mail ${counted(count, "link", "links")}`} />
    </Section>
  );
}
