import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** Argon2id; the package's enum exists for the compiler alone. */
const argon2id: Algorithm.Argon2id = 2;

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. */
const options = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same word typed on another keyboard is the same password (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string) => password.normalize("NFKC");

/** In PHC form, with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), options);

export const verifyPassword = (given: { hash: string; password: string }): Promise<boolean> =>
  verify(given.hash, normal(given.password));
