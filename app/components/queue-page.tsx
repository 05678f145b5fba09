import { type NumberState, type NumberStep, type QueueTopic, queueTopics } from "~/app/domain/queue/number";
import { counted } from "~/app/domain/text/counted";
import { timeWords } from "~/app/domain/time/wording";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { TextField } from "./field";
import { OneButton } from "./one-button";
import { topicWords } from "./queue-words";
import { Section } from "./section";
import { SelectField } from "./select-field";
import { TabsNav } from "./tabs-nav";

export interface NumberView {
  id: string;
  number: number;
  topic: QueueTopic;
  state: NumberState;
  calls: number;
  desk: string | null;
  takenAt: Date;
}

export interface QueueView {
  branches: readonly { id: string; name: string }[];
  branch: { id: string; name: string } | null;
  /** Today's, the lowest first. */
  numbers: readonly NumberView[];
  timeZone: string;
  /** Where the one who asks sits, as they typed it last. */
  desk: string;
  /** What each form makes once, however often it is posted. */
  keys: { number: string; call: string };
}

const topics = queueTopics.map((topic) => ({ value: topic, label: topicWords[topic] }));

/** A branch's queue of today: give a number out, call the next, and say what became of each. */
export function QueuePage({ view }: { view: QueueView }) {
  const { branch, numbers } = view;
  if (branch === null) {
    return (
      <EmptyState title="No branch yet">
        <p>
          A queue is of one building. <a href="/staff/places">Add a branch first.</a>
        </p>
      </EmptyState>
    );
  }
  const hrefOf = (id: string) => `/staff/queue?branch=${id}`;
  const open = numbers.filter(({ state }) => state === "waiting" || state === "called");
  const over = numbers.filter(({ state }) => state === "served" || state === "gone");
  const waiting = open.filter(({ state }) => state === "waiting").length;
  return (
    <>
      {view.branches.length > 1 && (
        <TabsNav
          label="Queues by branch"
          tabs={view.branches.map(({ id, name }) => ({ href: hrefOf(id), label: name }))}
          current={hrefOf(branch.id)}
        />
      )}
      <Section title="Call">
        <CallForm view={view} branchId={branch.id} />
      </Section>
      <Section title="Give a number">
        <NumberForm branchId={branch.id} postKey={view.keys.number} />
      </Section>
      <Section title={waiting === 0 ? "Nobody waits" : counted(waiting, "person waits", "people wait")}>
        {open.length === 0 ? (
          <p>Nobody at {branch.name} holds a number now. Give one to whoever comes next.</p>
        ) : (
          <NumberTable caption="Who waits or is called" rows={open} timeZone={view.timeZone} />
        )}
      </Section>
      {over.length > 0 && (
        <Section title="Done today">
          <NumberTable caption="Served or gone today" rows={over.toReversed()} timeZone={view.timeZone} />
        </Section>
      )}
      <p>
        <a href={`/queue/${branch.id}`}>The screen for the wall</a> shows the numbers that are called.
      </p>
    </>
  );
}

function CallForm({ view, branchId }: { view: QueueView; branchId: string }) {
  return (
    <form className="form" method="post" action={`/staff/queue/calls?key=${view.keys.call}`}>
      <input type="hidden" name="branchId" value={branchId} />
      <TextField
        name="desk"
        label="Where to"
        hint="Such as: Desk 2. It stands on the screen."
        defaultValue={view.desk}
        width="medium"
        optional
      />
      <SelectField name="topic" label="For" choices={topics} emptyLabel="Anything" optional />
      <div className="actions">
        <Button size="large">Call next</Button>
      </div>
    </form>
  );
}

function NumberForm({ branchId, postKey }: { branchId: string; postKey: string }) {
  return (
    <form className="actions" method="post" action={`/staff/queue/numbers?key=${postKey}`}>
      <input type="hidden" name="branchId" value={branchId} />
      {topics.map(({ value, label }) => (
        <Button key={value} kind="secondary" name="topic" value={value} label={`${label}: next number`}>
          {label}
        </Button>
      ))}
    </form>
  );
}

const stateWords: Record<NumberState, string> = {
  waiting: "Waits",
  called: "Called",
  served: "Served",
  gone: "Gone",
};

function NumberTable({
  caption,
  rows,
  timeZone,
}: {
  caption: string;
  rows: readonly NumberView[];
  timeZone: string;
}) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "number", header: "Number", isRowHeader: true, cell: ({ number }) => number },
        { key: "topic", header: "For", cell: ({ topic }) => topicWords[topic] },
        { key: "since", header: "Since", cell: ({ takenAt }) => timeWords(takenAt, timeZone, "en-US") },
        { key: "state", header: "State", cell: standingOf },
        {
          key: "steps",
          header: "What to do",
          isHeaderHidden: true,
          cell: (row) => <Steps row={row} />,
        },
      ]}
    />
  );
}

const standingOf = ({ state, calls, desk }: NumberView): string => {
  const to = state === "called" && desk !== null ? ` to ${desk}` : "";
  const often = state === "called" && calls > 1 ? `, ${calls} times` : "";
  return `${stateWords[state]}${to}${often}`;
};

const stepsOf: Record<NumberState, readonly (readonly [NumberStep, string])[]> = {
  waiting: [
    ["call", "Call"],
    ["leave", "Gone"],
  ],
  called: [
    ["serve", "Served"],
    ["call", "Call again"],
    ["leave", "Gone"],
  ],
  served: [["take-back", "Take back"]],
  gone: [["take-back", "Take back"]],
};

function Steps({ row: { id, number, state } }: { row: NumberView }) {
  return (
    <div className="actions">
      {stepsOf[state].map(([step, label]) => (
        <OneButton
          key={step}
          action={`/staff/queue/numbers/${id}/steps/${step}`}
          label={label}
          spoken={`${label}: number ${number}`}
          kind={step === "serve" ? "primary" : "secondary"}
        />
      ))}
    </div>
  );
}
