// The portal has asked for the sign-out already, so nobody needs to be asked again.
declare const document: { readonly querySelector: (selector: string) => { readonly click: () => void } | null };

document.querySelector('#sign-out')?.click();

export {};
