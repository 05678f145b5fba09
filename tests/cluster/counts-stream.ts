/** The people that an open stream of counts said to be admitted, the newest last, until it is closed. */
export async function openCounts(origin: string, of: { eventId: string; token: string }) {
  const leaving = new AbortController();
  const said: number[] = [];
  let cuts = 0;
  const url = `${origin}/api/v1/events/${of.eventId}/attendance/stream`;
  const readOnce = async () => {
    const headers = { authorization: `Bearer ${of.token}` };
    const response = await fetch(url, { headers, signal: leaving.signal });
    const words = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await words?.read(); part?.done === false; part = await words?.read()) {
      for (const [, count] of part.value.matchAll(/"admitted":(\d+)/g)) said.push(Number(count));
    }
  };
  const read = async () => {
    while (!leaving.signal.aborted) {
      await readOnce().catch(() => {});
      if (leaving.signal.aborted) return;
      cuts += 1;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  const reading = read();
  return {
    last: () => said.at(-1) ?? 0,
    cuts: () => cuts,
    close: async () => {
      leaving.abort();
      await reading;
    },
  };
}
