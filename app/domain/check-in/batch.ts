/** The most scans that a device sends in one request, and that the server takes. */
export const mostInBatch = 500;
