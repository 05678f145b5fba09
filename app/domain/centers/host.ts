const host = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** True for a host alone, in small letters: no scheme, no port (RFC 1123, 2.1). */
export const isHost = (text: string) => host.test(text);
