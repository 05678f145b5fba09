/** What is held of somebody, as a file to keep: nothing on the way keeps it. */
export const dataFile = (held: object): Response =>
  new Response(`${JSON.stringify(held, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
      "Cache-Control": "no-store",
    },
  });
