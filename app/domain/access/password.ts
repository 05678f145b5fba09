/** Characters. Length is what makes a password hold (NIST SP 800-63B, 5.1.1); nothing is asked of its signs. */
export const passwordLength = { least: 12, most: 256 };
