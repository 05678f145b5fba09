import type { Channel, MinuteBand } from "~/app/domain/desk/inquiry";
import { languageName } from "~/app/domain/text/language-name";

export const channelWords: Record<Channel, string> = {
  "in-person": "In person",
  phone: "By phone",
  email: "By e-mail",
  chat: "By chat",
};

export const minuteWords: Record<MinuteBand, string> = {
  "under-5": "Under 5 minutes",
  "5-14": "5 to 14 minutes",
  "15-29": "15 to 29 minutes",
  "30-up": "30 minutes or more",
};

export const referenceWords = "Reference transaction";

interface Detail {
  branch: string;
  channel: Channel;
  minutes: MinuteBand | null;
  language: string | null;
  isReference: boolean;
}

/** How an inquiry came and where, on one line. */
export const detailWords = ({ branch, channel, minutes, language, isReference }: Detail): string =>
  [
    branch,
    channelWords[channel],
    minutes && minuteWords[minutes],
    language && languageName(language),
    isReference && referenceWords,
  ]
    .filter(Boolean)
    .join(", ");
