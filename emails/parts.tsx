import { Button, Heading, Img, Link, Section, Text } from "@react-email/components";
import type { CSSProperties, ReactNode } from "react";
import { wordsIn } from "~/app/i18n/words";
import { brandOf, colors, fonts } from "./layout";
import { type MailCenter, ticketQrCid } from "./props";

/** What the mail is about; for an event, its title as it was typed, in whatever script. */
export function Title({ children }: { children: string }) {
  return (
    <Heading className="ink" style={styles.title}>
      <span dir="auto">{children}</span>
    </Heading>
  );
}

/** The first line: what to do. */
export function Lead({ children }: { children: string }) {
  return (
    <Text className="ink" style={styles.lead}>
      {children}
    </Text>
  );
}

export function Para({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={styles.text}>
      {children}
    </Text>
  );
}

/** Words of several paragraphs, parted by blank lines; the first is the lead. In whatever script they were written. */
export function Opening({ children }: { children: string }) {
  const [first = "", ...others] = children.trim().split(/\n\s*\n/);
  return (
    <>
      <Text className="ink" dir="auto" style={styles.lead}>
        <Lines text={first} />
      </Text>
      {others.map((paragraph, at) => (
        <Text key={at} className="ink" dir="auto" style={styles.text}>
          <Lines text={paragraph} />
        </Text>
      ))}
    </>
  );
}

interface FactProps {
  label: string;
  /** What no longer holds is struck, what is new stands out; the label says so too. */
  tone?: "plain" | "new" | "old";
  children: string | readonly string[];
}

/** A label with its value under it: it reads the same on a narrow phone, in plain text and aloud. */
export function Fact({ label, tone = "plain", children }: FactProps) {
  return (
    <Text className="ink" style={styles.text}>
      <span className="muted" style={styles.label}>
        {label}
      </span>
      <br />
      <span className={tone === "old" ? "muted" : "ink"} style={toneStyles[tone]}>
        <Lines text={typeof children === "string" ? children : children.join("\n")} />
      </span>
    </Text>
  );
}

/** The one thing to press. */
export function Action({ center, href, children }: { center: MailCenter; href: string; children: string }) {
  return (
    <Section style={styles.action}>
      <Button className="button" href={href} style={{ ...styles.button, backgroundColor: brandOf(center) }}>
        {children}
      </Button>
    </Section>
  );
}

export function MoreLink({ center, href, children }: { center: MailCenter; href: string; children: string }) {
  return (
    <Text style={styles.text}>
      <Link className="brand" href={href} style={{ color: brandOf(center), textDecoration: "underline" }}>
        {children}
      </Link>
    </Text>
  );
}

/** Ways to one end, each on its own line. */
export function Choices({
  center,
  links,
}: {
  center: MailCenter;
  links: readonly { href: string; words: string }[];
}) {
  return (
    <Section style={styles.choices}>
      {links.map(({ href, words }) => (
        <Text key={words} style={styles.choice}>
          <Link className="brand" href={href} style={{ color: brandOf(center), textDecoration: "underline" }}>
            {words}
          </Link>
        </Text>
      ))}
    </Section>
  );
}

/** Words that a person wrote: a reason, a message. Blank lines part paragraphs; markup stays text. */
export function Quote({ center, label, children }: { center: MailCenter; label: string; children: string }) {
  const [first = "", ...others] = children.trim().split(/\n\s*\n/);
  return (
    <Section className="sunk" style={{ ...styles.quote, borderLeft: `4px solid ${brandOf(center)}` }}>
      <Text className="ink" dir="auto" style={styles.quoted}>
        <span className="muted" style={styles.label}>
          {label}
        </span>
        <br />
        <Lines text={first} />
      </Text>
      {others.map((paragraph, at) => (
        <Text key={at} className="ink" dir="auto" style={styles.quoted}>
          <Lines text={paragraph} />
        </Text>
      ))}
    </Section>
  );
}

interface TicketProps {
  shortCode: string;
  locale: string;
  /** What stands in the place of the QR where pictures are off. */
  picture?: string;
}

/** The QR on white in any theme, with the code that can be spoken under it. */
export function Ticket({ shortCode, locale, picture }: TicketProps) {
  const t = wordsIn(locale);
  return (
    <Section className="white" style={styles.ticket}>
      <Img
        src={`cid:${ticketQrCid}`}
        width="328"
        alt={picture ?? t("mail.picture", { code: shortCode })}
        style={styles.qr}
      />
      <Text style={styles.code}>
        <span style={styles.codeLabel}>{t("mail.shortCode")}</span>
        <br />
        <span dir="ltr">{shortCode}</span>
      </Text>
      <Text style={styles.codeHint}>{t("mail.spoken")}</Text>
    </Section>
  );
}

function Lines({ text }: { text: string }) {
  return text.split(/\r\n|\r|\n/).map((line, at) => (
    <span key={at} dir="auto">
      {at > 0 && <br />}
      {line}
    </span>
  ));
}

const toneStyles = {
  plain: {},
  new: { fontWeight: 700 },
  old: { color: colors.muted, textDecoration: "line-through" },
} satisfies Record<string, CSSProperties>;

const styles = {
  title: { margin: "0 0 12px", fontSize: "26px", lineHeight: "32px", fontWeight: 700, color: colors.ink },
  lead: { margin: "0 0 20px", fontSize: "19px", lineHeight: "28px", color: colors.ink },
  text: { margin: "0 0 16px", fontSize: "17px", lineHeight: "26px", color: colors.ink },
  label: { fontSize: "14px", lineHeight: "20px", color: colors.muted },
  action: { margin: "24px 0 20px" },
  button: {
    display: "inline-block",
    padding: "12px 20px",
    borderRadius: "6px",
    fontSize: "17px",
    lineHeight: "24px",
    fontWeight: 700,
    color: "#ffffff",
    textDecoration: "none",
  },
  choices: { margin: "0 0 16px" },
  choice: { margin: "0", fontSize: "17px", lineHeight: "30px" },
  quote: { margin: "0 0 20px", padding: "12px 16px 4px", backgroundColor: colors.sunk },
  ticket: {
    margin: "0 0 24px",
    padding: "8px 0 4px",
    backgroundColor: "#ffffff",
    textAlign: "center",
    border: `1px solid ${colors.line}`,
    borderRadius: "6px",
  },
  qr: {
    display: "block",
    width: "328px",
    maxWidth: "100%",
    height: "auto",
    margin: "0 auto",
    backgroundColor: "#ffffff",
    color: "#000000",
  },
  quoted: { margin: "0 0 8px", fontSize: "17px", lineHeight: "26px", color: colors.ink },
  codeLabel: {
    fontFamily: fonts.text,
    fontSize: "14px",
    lineHeight: "20px",
    letterSpacing: "normal",
    fontWeight: 400,
    color: colors.muted,
  },
  code: {
    margin: "0 0 8px",
    fontFamily: fonts.code,
    fontSize: "30px",
    lineHeight: "38px",
    letterSpacing: "2px",
    fontWeight: 700,
    color: "#000000",
  },
  codeHint: { margin: "0 0 8px", padding: "0 16px", fontSize: "14px", lineHeight: "20px", color: colors.ink },
} satisfies Record<string, CSSProperties>;
