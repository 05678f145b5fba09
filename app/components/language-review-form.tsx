import type { ReviewState } from "~/app/domain/centers/language-review";
import { Button } from "./button";
import { ReviewBadge } from "./language-table";

const texts: Record<ReviewState, string> = {
  none: "Public pages in this language say that a machine wrote them.",
  outdated:
    "Texts were changed since somebody here read them. Public pages say again that a machine wrote them.",
  current: "Somebody here has read these texts. Public pages say nothing of a machine.",
};

/** How a language stands with the center, and the one thing to do about it. */
export function LanguageReviewForm({ state }: { state: ReviewState }) {
  const isRead = state === "current";
  return (
    <form method="post" className="stack">
      <p>
        <ReviewBadge state={state} />
      </p>
      <p>{texts[state]}</p>
      <input type="hidden" name="review" value={isRead ? "none" : "read"} />
      <div className="actions">
        <Button kind={isRead ? "secondary" : "primary"}>
          {isRead ? "Take the review back" : "I speak it and have read every text"}
        </Button>
      </div>
    </form>
  );
}
