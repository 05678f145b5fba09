import { Section } from "./section";

interface Words {
  key: string;
  language: string;
  liked: string | null;
  better: string | null;
}

const parts = [
  ["liked", "What they liked"],
  ["better", "What should be better"],
] as const;

/** Visitors' own words by question, each in whatever script it was written. */
export function SurveyWordList({ words }: { words: readonly Words[] }) {
  return parts.map(([question, title]) => (
    <Section key={question} title={title}>
      <ul>
        {words.map((answer) => {
          const text = answer[question];
          return (
            text !== null && (
              <li key={answer.key} lang={answer.language} dir="auto">
                {text}
              </li>
            )
          );
        })}
      </ul>
    </Section>
  ));
}
