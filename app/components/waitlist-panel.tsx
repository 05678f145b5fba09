import { Button } from "./button";
import { momentInWords } from "./event-when";
import { Notice } from "./notice";
import { Section } from "./section";

export type WaitlistView =
  | {
      kind: "waiting";
      /** 1 is next. */
      position: number;
      /** No place is offered any more: who comes is let in while there is room. */
      isOver: boolean;
      /** Places that are free and too few for all of them; 0 where there are none. */
      freeForFewer: number;
      hasEmail: boolean;
    }
  | { kind: "offered"; until: Date; people: number; timeZone: string };

const words = {
  waiting: "Your place in line",
  position: (position: number) =>
    position === 1 ? "You are next in line." : `You are number ${position} in line.`,
  mailed: "When it is your turn, we hold a place for you and write to you. Then you say yes or no.",
  look: "When it is your turn, we hold a place for you. We have no e-mail for you: look at this page every day.",
  over: "No more places are given out before the event. Come to the door: we let people in while there is room, in the order of this line.",
  fewer: (free: number) =>
    `${free === 1 ? "One place is" : `${free} places are`} free now, fewer than you need. With fewer people you get them at once.`,
  resize: "Change how many of you are coming",
  leave: "Leave the waitlist",
  offered: { one: "A place is held for you", many: (people: number) => `${people} places are held for you` },
  until: (until: string) => `Say yes before ${until}. After that we offer it to the next person.`,
  accept: "Yes, I will come",
  decline: "No, give it to somebody else",
};

/** Where somebody stands in the line, or the place that is held for them, with what they can do. */
export function WaitlistPanel({ view, href }: { view: WaitlistView; href: string }) {
  return view.kind === "offered" ? <Offered view={view} href={href} /> : <Waiting view={view} href={href} />;
}

function Offered({ view, href }: { view: Extract<WaitlistView, { kind: "offered" }>; href: string }) {
  const { people, until, timeZone } = view;
  return (
    <Notice kind="success" title={people === 1 ? words.offered.one : words.offered.many(people)}>
      <p>{words.until(momentInWords(until, timeZone))}</p>
      <div className="actions">
        <form method="post" action={`${href}/acceptance`}>
          <Button size="large">{words.accept}</Button>
        </form>
        <form method="post" action={`${href}/declination`}>
          <Button kind="secondary">{words.decline}</Button>
        </form>
      </div>
    </Notice>
  );
}

function Waiting({ view, href }: { view: Extract<WaitlistView, { kind: "waiting" }>; href: string }) {
  return (
    <Section title={words.waiting}>
      {view.isOver ? (
        <p>{words.over}</p>
      ) : (
        <>
          <p className="lead">{words.position(view.position)}</p>
          <p>{view.hasEmail ? words.mailed : words.look}</p>
        </>
      )}
      {view.freeForFewer > 0 && !view.isOver && <Notice>{words.fewer(view.freeForFewer)}</Notice>}
      <p>
        <a href={`${href}/party`}>{words.resize}</a>
      </p>
      <form method="post" action={`${href}/cancellation`}>
        <Button kind="secondary">{words.leave}</Button>
      </form>
    </Section>
  );
}
