import { createContext, type ReactNode, useContext } from "react";
import { directionOf, type Locale } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";

export interface LanguageLink {
  tag: Locale;
  /** In the language itself. */
  name: string;
  href: string;
  url: string;
  isCurrent: boolean;
}

const Languages = createContext<readonly LanguageLink[]>([]);

/** Gives the pages in it the addresses of themselves in each language. */
export function LanguagesProvider({
  languages,
  children,
}: {
  languages: readonly LanguageLink[];
  children: ReactNode;
}) {
  return <Languages.Provider value={languages}>{children}</Languages.Provider>;
}

/** The same page in each language, under the name that its readers know. Nothing on pages that speak one alone. */
export function LanguageSwitch() {
  const languages = useContext(Languages);
  const t = useWords();
  if (languages.length === 0) return null;
  return (
    <nav className="languages" aria-label={t("frame.languages")}>
      <ul className="links">
        {languages.map(({ tag, name, href, isCurrent }) => (
          <li key={tag}>
            <a
              href={href}
              lang={tag}
              dir={directionOf(tag)}
              hrefLang={tag}
              rel="nofollow"
              aria-current={isCurrent ? "true" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
