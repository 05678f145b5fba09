import type { ResourceTopic } from "~/app/domain/resources/resource";
import type { RichText } from "~/app/domain/resources/rich-text";
import { useWords } from "~/app/i18n/use-words";
import { EmptyState } from "./empty-state";
import { inLanguage } from "./in-language";
import { PageHead } from "./page-head";
import { RichTextView } from "./rich-text";

export interface ResourceMention {
  topic: ResourceTopic;
  title: string;
  hours: string | null;
  /** The language that its words are in. */
  textLocale: string;
  href: string;
}

/** All that the center helps with, in its order. */
export function HelpList({ pages }: { pages: readonly ResourceMention[] }) {
  const t = useWords();
  return (
    <>
      <PageHead title={t("help.title")} lead={t("help.lead")} />
      {pages.length === 0 && <EmptyState title={t("help.empty")} />}
      <ul className="help-list">
        {pages.map(({ topic, title, hours, textLocale, href }) => (
          <li key={href}>
            <p className="muted">{t(`help.topic-${topic}`)}</p>
            <h2 className="help-title" {...inLanguage(textLocale, t.locale)}>
              <a href={href}>{title}</a>
            </h2>
            {hours && <p {...inLanguage(textLocale, t.locale)}>{hours}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

export interface ResourceView extends Omit<ResourceMention, "href"> {
  body: RichText;
}

/** One page of help. */
export function ResourcePage({ page, allHref }: { page: ResourceView; allHref: string }) {
  const t = useWords();
  const written = inLanguage(page.textLocale, t.locale);
  return (
    <>
      <p>
        <a href={allHref}>{t("help.all")}</a>
      </p>
      <article className="stack">
        <h1 {...written}>{page.title}</h1>
        {page.hours && (
          <p>
            <strong>{t("help.hours")}:</strong> <span {...written}>{page.hours}</span>
          </p>
        )}
        <div className="rich-text" {...written}>
          <RichTextView text={page.body} />
        </div>
      </article>
    </>
  );
}
