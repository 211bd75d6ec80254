/** The parameters of the address that tell which collection is looked into. */
export const collectionParams = ['collection'] as const;
