/** A string or number that has passed the parser of its kind; only parsers make one. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

declare const brand: unique symbol;
