import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { Section } from "./section";

/** What the holder of a place said: nothing yet, or that they come. Giving it back is the ticket's state. */
export type Answer = "none" | "coming";

/** One tap keeps the place, one gives it back. */
export function AnswerForms({ answer, href }: { answer: Answer; href: string }) {
  const t = useWords();
  return (
    <>
      <p>{t(answer === "coming" ? "answer.coming" : "answer.why")}</p>
      <div className="actions">
        {answer === "none" && (
          <form method="post" action={`${href}/kept`}>
            <Button size="large">{t("answer.keep")}</Button>
          </form>
        )}
        <form method="post" action={`${href}/release`}>
          <Button kind={answer === "coming" ? "secondary" : "danger"} size="large">
            {t("answer.release")}
          </Button>
        </form>
      </div>
    </>
  );
}

export function AnswerSection({ answer, href }: { answer: Answer; href: string }) {
  const t = useWords();
  return (
    <Section title={t(answer === "coming" ? "answer.changed" : "answer.title")}>
      <AnswerForms answer={answer} href={href} />
    </Section>
  );
}
