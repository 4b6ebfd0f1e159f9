// For tests: the messages as they stand in the locale files.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { FluentResource } from "@fluent/bundle";

const LOCALES = join(import.meta.dirname, "..", "locales");

/** The files of a language, each with its source. */
export function sourcesOf(tag: string): [string, string][] {
  return readdirSync(join(LOCALES, tag)).map((file) => [file, readFileSync(join(LOCALES, tag, file), "utf8")]);
}

/** Every pattern of a language by its id, with attribute. */
export function patterns(tag: string): [string, unknown][] {
  const entries = sourcesOf(tag).flatMap(([, source]) => new FluentResource(source).body);
  return entries.flatMap(({ id, value, attributes }): [string, unknown][] => [[id, value], ...Object.entries(attributes).map(([name, each]): [string, unknown] => [`${id}.${name}`, each])]);
}

/** Every node of a pattern, the pattern itself first. */
export function nodes(pattern: unknown): object[] {
  if (typeof pattern !== "object" || pattern === null) return [];
  return [pattern, ...Object.values(pattern).flatMap(nodes)];
}

/** The variables a message of a language uses, by id. */
export function variables(tag: string): Map<string, string[]> {
  const named = (pattern: unknown) => (nodes(pattern) as { type?: string; name?: string }[]).flatMap(({ type, name }) => (type === "var" && name ? [name] : []));
  return new Map(patterns(tag).map(([id, pattern]) => [id, [...new Set(named(pattern))].sort()]));
}
