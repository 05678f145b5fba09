/** This page as the server writes it now; null where it does not answer with it, as after a sign-out. */
export async function readPage(): Promise<Document | null> {
  try {
    const answer = await fetch(location.href, { redirect: "error", cache: "no-store" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}
