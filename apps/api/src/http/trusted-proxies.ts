import { isIP } from "node:net";

/** Names that Express knows for whole networks. */
const NETWORKS = ["loopback", "linklocal", "uniquelocal"];

/** Whether each is an address, a network in CIDR notation, or one of these names. */
export function isProxyList(list: readonly string[]): boolean {
  return list.every((one) => {
    if (NETWORKS.includes(one)) return true;
    const [address, prefix, ...more] = one.split("/");
    const version = isIP(address);
    if (version === 0 || more.length > 0) return false;
    return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
  });
}
