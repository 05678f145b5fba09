import { Body, Container, Head, Hr, Html, Img, Link, Preview, Section, Text } from "@react-email/components";
import type { CSSProperties, ReactNode } from "react";
import { directionOf, spokenOr } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import type { MailCenter, MailProps } from "./props";

interface LayoutProps extends MailProps {
  /** What an inbox shows beside the subject. */
  preview: string;
  /** Why the reader gets this mail. */
  why: string;
  children: ReactNode;
}

/** The frame of every mail: one column of 560 px, the center's name on top, contact and reason at the foot. */
export function Layout({ center, locale, preview, why, children }: LayoutProps) {
  // Some programs drop the outermost elements with their attributes.
  const direction = directionOf(spokenOr(locale));
  return (
    <Html lang={locale} dir={direction}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkMode}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="ground" style={styles.ground}>
        <Container
          className="sheet"
          dir={direction}
          style={{ ...styles.sheet, borderTop: `6px solid ${brandOf(center)}` }}
        >
          <Section style={styles.inner}>
            <Masthead center={center} />
            {children}
            <Hr className="rule" style={styles.rule} />
            <Text className="muted" style={styles.foot}>
              {why}
            </Text>
            <Foot center={center} locale={locale} />
            <Text className="muted" style={styles.foot}>
              {`${wordsIn(locale)("mail.questions", { center: center.name })} `}
              <Link className="muted" href={`mailto:${center.contactEmail}`} style={styles.footLink}>
                {center.contactEmail}
              </Link>
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

/**
 * The center's name, or its logo with the name in its place where pictures are off. On white in any theme: a logo of
 * dark letters may have no ground of its own.
 */
function Masthead({ center }: Pick<LayoutProps, "center">) {
  const { name, logo } = center;
  const style = { ...styles.masthead, color: brandOf(center) };
  if (logo === null) {
    return (
      <Text className="brand" style={style}>
        {name}
      </Text>
    );
  }
  return (
    <Text className="brand" style={style}>
      <Img className="logo" src={logo.url} alt={name} {...shownSize(logo)} style={styles.logo} />
    </Text>
  );
}

/** What the center says itself: in the mail's language, else in its own. */
function Foot({ center: { foot }, locale }: MailProps) {
  const written = [locale, foot.own].find((one) => foot.texts[one] !== undefined);
  if (written === undefined) return null;
  return (
    <Text
      className="muted"
      lang={written}
      dir={directionOf(spokenOr(written))}
      style={{ ...styles.foot, whiteSpace: "pre-line" }}
    >
      {foot.texts[written]}
    </Text>
  );
}

/** Pixels: as high as on the pages, and no wider than a narrow phone. Outlook reads these attributes alone. */
const logoSize = { height: 40, mostWide: 264 } as const;

function shownSize({ width, height }: { width: number; height: number }) {
  const scale = Math.min(logoSize.height / height, logoSize.mostWide / width);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The colours of look.md. Mail programs know no custom properties, so they are written where they are used. */
export const colors = {
  paper: "#fdfcf9",
  sunk: "#f1eee6",
  ink: "#1b1f23",
  muted: "#545b64",
  line: "#8a9099",
  brand: "#0b5563",
} as const;

export const fonts = {
  text: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  code: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
} as const;

/** A center's colour goes into style attributes, so it must be a colour and nothing else. */
export function brandOf({ brandColor }: MailCenter): string {
  return brandColor !== null && /^#[0-9a-f]{6}$/i.test(brandColor) ? brandColor : colors.brand;
}

/** Programs that follow the reader's dark mode take these; a center's own colour may be too dark there. */
const darkMode = `@media (prefers-color-scheme: dark) {
.ground, .ground td { background-color: #0d1013 !important; }
.sheet, .sheet td { background-color: #14181c !important; color: #f2f0ea !important; }
.ink { color: #f2f0ea !important; }
.muted { color: #a9b1ba !important; }
.brand { color: #7cc7d6 !important; }
.button { background-color: #7cc7d6 !important; color: #14181c !important; }
.sunk, .sunk td { background-color: #22282e !important; }
.rule { border-color: #545b64 !important; }
.logo { background-color: #ffffff !important; }
.white, .white td { background-color: #ffffff !important; color: #1b1f23 !important; }
}`;

const styles = {
  ground: { margin: 0, padding: "24px 0", backgroundColor: colors.sunk, fontFamily: fonts.text },
  sheet: {
    width: "100%",
    maxWidth: "560px",
    tableLayout: "fixed",
    wordBreak: "break-word",
    overflowWrap: "anywhere",
    backgroundColor: colors.paper,
  },
  inner: { padding: "24px 24px 32px" },
  masthead: { margin: "0 0 24px", fontSize: "17px", lineHeight: "24px", fontWeight: 700 },
  logo: { display: "block", padding: "4px", backgroundColor: "#ffffff" },
  rule: { margin: "32px 0 16px", border: "none", borderTop: `1px solid ${colors.line}` },
  foot: { margin: "0 0 8px", fontSize: "14px", lineHeight: "21px", color: colors.muted },
  footLink: { color: colors.muted, textDecoration: "underline" },
} satisfies Record<string, CSSProperties>;
