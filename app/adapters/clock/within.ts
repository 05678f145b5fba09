/** What is asked, where it comes in time. @throws `late` where it takes longer; then it is dropped */
export async function within<Found>(
  milliseconds: number,
  asked: PromiseLike<Found>,
  late: string,
): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(late)), milliseconds);
  });
  try {
    return await Promise.race([asked, over]);
  } finally {
    clearTimeout(timer);
  }
}
