import { type FormEvent, useState } from "react";
import { Button } from "~/app/components/button";
import { longestNote, type Note, ratings } from "~/app/domain/sharing/note";
import { words } from "./words";

interface NoteFieldsProps {
  /** Tells the fields of one visitor from another's on the same page. */
  name: string;
  note: Note | null;
  onKeep: (note: Note) => void;
}

/** Three steps and some words on a visitor who shares, for the employer alone. */
export function NoteFields({ name, note, onKeep }: NoteFieldsProps) {
  const [isKept, setKept] = useState(false);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [rating, text] = [form.get("rating"), form.get("text")];
    const typed = typeof text === "string" ? text.trim().slice(0, longestNote) : "";
    onKeep({ rating: ratings.find((known) => known === rating) ?? null, text: typed || null });
    setKept(true);
  }
  return (
    <form className="table-note" onSubmit={submit} onChange={() => setKept(false)}>
      <fieldset className="table-ratings">
        <legend className="field-label">{words.note.rating}</legend>
        {ratings.map((value) => (
          <label key={value}>
            <input type="radio" name="rating" value={value} defaultChecked={note?.rating === value} />
            <span>{words.note.ratings[value]}</span>
          </label>
        ))}
      </fieldset>
      <label className="field-label" htmlFor={`note-${name}`}>
        {words.note.text}
      </label>
      <p className="field-hint">{words.note.hint}</p>
      <textarea
        className="control"
        id={`note-${name}`}
        name="text"
        rows={3}
        maxLength={longestNote}
        defaultValue={note?.text ?? ""}
      />
      <Button kind="secondary">{words.note.save}</Button>
      <output>{isKept ? words.note.saved : ""}</output>
    </form>
  );
}
