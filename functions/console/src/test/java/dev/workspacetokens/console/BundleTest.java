package dev.workspacetokens.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `src/build/Bundle.java` joins the page's modules, and refuses what it would change the meaning of.
final class BundleTest {

    @TempDir private static Path program;

    @TempDir private Path web;

    /// Once, where the build does it at each run.
    @BeforeAll
    static void compile() {
        assertThat(ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, "-d", program.toString(),
                "-sourcepath", "src/build", "src/build/Bundle.java")).isZero();
    }

    @Test
    void modulesAreJoinedEachOnceBehindWhatTheyImport() throws Exception {
        write("main.js", """
                import "./effect.js";
                import { one, two as second } from "./parts/numbers.js";
                import {
                  three,
                } from "./parts/more.js";
                import * as all from "./parts/numbers.js";
                import style from "./page.css" with { type: "css" };

                start(one, second, three, all, style);
                """);
        write("effect.js", "prepare();\n");
        write("parts/numbers.js", """
                export const one = 1;
                export function two() {}
                export class Other {}
                """);
        write("parts/more.js", """
                import { one } from "./numbers.js";

                export async function three() {}
                export function* four() {}
                """);
        write("page.css", "a::after { content: \"\\201C\"; }\r\n");

        assertThat(joined()).isEqualTo("""
                const module_effect_js = (() => {
                prepare();

                return {  };
                })();
                const module_parts_numbers_js = (() => {
                const one = 1;
                function two() {}
                class Other {}

                return { one, two, Other };
                })();
                const module_parts_more_js = (() => {
                const { one } = module_parts_numbers_js;

                async function three() {}
                function* four() {}

                return { three, four };
                })();
                const module_page_css = new CSSStyleSheet();
                module_page_css.replaceSync("a::after { content: \\"\\\\201C\\"; }\\r\\n");
                const module_main_js = (() => {

                const { one, two: second } = module_parts_numbers_js;
                const { three } = module_parts_more_js;
                const all = module_parts_numbers_js;
                const style = module_page_css;

                start(one, second, three, all, style);

                return {  };
                })();""");
    }

    @Test
    void linesOfCommentsAreLeftOut() throws Exception {
        write("main.js", """
                // What it does.

                /**
                 * @param {import("./types.js").Some} some
                 */
                  // inside
                a(); // and why
                  /* one */
                b(/* two */);
                """);
        assertThat(body()).isEqualTo("""

                a(); // and why
                b(/* two */);
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/** @type {any} */ let kept = 1;\nkept++;\n/** done */ kept++;\n/* two */ /* in one */\n",
            "const text = `\n// no comment\n/* nor this */\nimport { a } from \"./a.js\";\nexport const a = 1;\n`;\n",
            "const text = `${list.map((one) => `\n// ${one}\n`)}\n// no comment\n`;\n",
            "const text = `a ${{ b: { c: `}` } }.b.c}\n// no comment\n`;\n", "const text = `\\`\n// no comment\n`;\n",
            "const text = `\\${\n// no comment\n`;\n", "const text = \"/*\";\nkept();\nconst other = \"*/\";\n",
            "const text = \"import(\" + 'export default';\n", "const text = \"\\\"/*\";\nkept();\n/* a */ kept();\n",
            "const pattern = /[/*`\"'\\]]\\//;\nkept();\nconst other = a / b; // `\nkept(\"`\");\n",
            "return /`/.test(a) ? a++ / 2 : /* why */ /\"/;\n", "const url = import.meta.url;\n",
            "const half = (a + b) / 2, more = c[0] / 2; // it's `so\n", "a.export(b.import);\n"})
    void whatOnlyLooksLikeACommentOrAnImportIsKept(String source) throws Exception {
        write("main.js", source);
        assertThat(body()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"export default 1;", "export default function one() {}", "const a = 1;\nexport { a };",
            "export {};", "export * from \"./a.js\";", "export * as all from \"./a.js\";",
            "export { a } from \"./a.js\";", "export let a = 1;", "export var a = 1;", "export const { a } = b;",
            "export const [a] = b;", "  export const a = 1;", "b(); export const a = 1;", "await import(\"./a.js\");",
            "const a = () => import(\"./a.js\");", "import (\"./a.js\");", "import/* why */(\"./a.js\");",
            "import.defer(\"./a.js\");", "import a from \"./a.js\";", "import a, { b } from \"./a.js\";",
            "import { a } from './a.js';", "import { a } from \"./a.js\"", "import { a } from \"a.js\";",
            "import { a } from \"https://example.com/a.js\";", "  import { a } from \"./a.js\";",
            "b(); import { a } from \"./a.js\";", "import { a } from \"./a.js\"; b();", "import \"./page.css\";",
            "import style from \"./page.css\";", "import data from \"./a.json\" with { type: \"json\" };",
            "import { a } from \"./page.css\";",
            "const text = \"/*\";\nawait import(\"./a.js\");\nconst other = \"*/\";",
            "const text = `${await import(\"./a.js\")}`;"})
    void otherFormIsRefused(String source) throws Exception {
        write("main.js", source + "\n");
        write("a.js", "export const a = 1;\n");
        write("page.css", "");
        assertRefused("main.js has a form that cannot be joined: ");
    }

    @ParameterizedTest
    @CsvSource({"b, b", "default as a, default as a", "'a, a as b, c', c", "c as a, c as a", "'', ''"})
    void nameThatIsNotExportedIsRefused(String imported, String missing) throws Exception {
        write("main.js", "import { " + imported + " } from \"./a.js\";\n");
        write("a.js", "export const a = 1, b = 2;\nconst c = 3;\n");
        assertRefused("a.js does not export " + missing);
    }

    @ParameterizedTest
    @CsvSource({"'const a = \"b;\nc\";', a string in line 1", "'const a = b;\nconst c = `d;', a template in line 2",
            "'const a = `${b;', a template in line 1", "'/* b', a comment in line 1",
            "'const a = /b;\n/', a regular expression in line 1"})
    void textThatDoesNotEndIsRefused(String source, String what) throws Exception {
        write("main.js", source + "\n");
        assertRefused(what + " does not end");
    }

    @Test
    void moduleThatIsNotThereIsRefused() throws Exception {
        write("main.js", "import { a } from \"./parts/a.js\";\n");
        assertRefused("NoSuchFileException: parts/a.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "a", "b"})
    void modulesThatImportEachOtherAreRefused(String last) throws Exception {
        write("main.js", "import \"./a.js\";\n");
        write("a.js", "import \"./b.js\";\n");
        write("b.js", "import \"./" + last + ".js\";\n");
        assertRefused("modules import each other: [main.js, a.js, b.js]");
    }

    @Test
    void namesThatClashAreRefused() throws Exception {
        write("main.js", "import \"./a-b.js\";\nimport \"./a/b.js\";\n");
        write("a-b.js", "");
        write("a/b.js", "");
        assertRefused("two modules have almost the same name: a/b.js");
    }

    @Test
    void moduleWhoseNameClashesWithTheOneThatImportsItIsRefused() throws Exception {
        write("main.js", "import \"./a-b.js\";\n");
        write("a-b.js", "import \"./a_b.js\";\n");
        write("a_b.js", "");
        assertRefused("two modules have almost the same name: a_b.js");
    }

    @Test
    @Tag("tools")
    void joinedFileDoesWhatTheModulesDo() throws Exception {
        Program.assume("node");
        write("package.json", "{\"type\": \"module\"}");
        write("main.js", """
                // first
                import { Counter, count as counted } from "./counter.js";
                import * as texts from "./texts.js";
                import "./effect.js";

                new Counter().add();
                console.log(counted(), Object.keys(texts).sort().join(), texts.poem("it"), this === undefined);
                """);
        write("counter.js", """
                console.log("counter");
                let number = 0;
                export function count() {
                  return number;
                }
                export class Counter {
                  /** Adds. */
                  add() {
                    number++;
                  }
                }
                """);
        write("texts.js", """
                import { count } from "./counter.js";

                console.log("texts", count());
                export const poem = (what) => `
                // ${what} is
                /* ${`kept` /* not this */}
                */
                export const poem = 1;
                `.replace(/[`/]$/, "");
                """);
        write("effect.js", "import { count } from \"./counter.js\";\nconsole.log(\"effect\", count());\n");

        String apart = Program.succeed(web, "node", "main.js");
        joined();
        assertThat(Program.succeed(web, "node", "joined.js")).isEqualTo(apart).contains("counter", "// it is");
    }

    private void write(String name, String source) throws IOException {
        Path file = web.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private Program bundle() throws IOException, InterruptedException {
        // A program that runs for a moment is compiled for nothing.
        return Program.run(web, Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", program.toString(), "Bundle", "main.js",
                web.resolve("joined.js").toString());
    }

    private String joined() throws IOException, InterruptedException {
        Program ended = bundle();
        assertThat(ended.exit()).as(ended.output()).isZero();
        return Files.readString(web.resolve("joined.js"));
    }

    /// What is left of a module that imports and exports nothing.
    private String body() throws IOException, InterruptedException {
        String joined = joined();
        String before = "const module_main_js = (() => {\n";
        String behind = "\nreturn {  };\n})();";
        assertThat(joined).startsWith(before).endsWith(behind);
        return joined.substring(before.length(), joined.length() - behind.length());
    }

    private void assertRefused(String reason) throws IOException, InterruptedException {
        Program ended = bundle();
        assertThat(ended.exit()).isNotZero();
        assertThat(ended.output()).contains(reason);
        assertThat(web.resolve("joined.js")).doesNotExist();
    }
}
