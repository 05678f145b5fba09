import { Button } from "./button";
import { Section } from "./section";

/** What the holder of a place said: nothing yet, or that they come. Giving it back is the ticket's state. */
export type Answer = "none" | "coming";

const words = {
  title: "Are you still coming?",
  why: "Tell us, so that no chair stays empty.",
  coming: "You told us that you are coming. See you there.",
  keep: "Yes, keep my place",
  release: "No, give my place to somebody else",
  changed: "Something came up?",
};

/** One tap keeps the place, one gives it back. */
export function AnswerForms({ answer, href }: { answer: Answer; href: string }) {
  return (
    <>
      <p>{answer === "coming" ? words.coming : words.why}</p>
      <div className="actions">
        {answer === "none" && (
          <form method="post" action={`${href}/kept`}>
            <Button size="large">{words.keep}</Button>
          </form>
        )}
        <form method="post" action={`${href}/release`}>
          <Button kind={answer === "coming" ? "secondary" : "danger"} size="large">
            {words.release}
          </Button>
        </form>
      </div>
    </>
  );
}

export function AnswerSection({ answer, href }: { answer: Answer; href: string }) {
  return (
    <Section title={answer === "coming" ? words.changed : words.title}>
      <AnswerForms answer={answer} href={href} />
    </Section>
  );
}
