import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

const path = "/proven-sign-in";

export const isProvenSignIn = (asked: string): boolean => asked === path;

/**
 * Makes a session for whoever is named. It is a function alone: the library keeps what is for the server off its routes,
 * and its routes are mounted nowhere besides.
 */
export const provenSignIn = {
  id: "proven-sign-in",
  endpoints: {
    signInProven: createAuthEndpoint(
      path,
      { method: "POST", body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.userId);
        if (user === null) return null;
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return { userId: user.id };
      },
    ),
  },
};
