"""The command `guide` as a person meets it: whole output and exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tools.cli import VERBS, main
from tools.codes import CATALOG_CODES, RELEASE_CODES

_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"
_FREEZE = (
    "release",
    "2025-01-01",
    "--no-git",
    "--effective",
    "2025-01-01",
    "--basis",
    "assumed",
    "--summary-fr",
    "Premier texte.",
    "--summary-en",
    "First text.",
)


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest catalog, as the folder `catalog` of the current directory."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(_TINY, tmp_path / "catalog")
    return Path("catalog")


def _guide(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="guide")


def _edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("catalog")
def test_check_of_a_sound_catalog() -> None:
    """A sound catalog is confirmed in one line."""
    result = _guide("check")

    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings\n")


def test_check_of_a_catalog_with_an_error(catalog: Path) -> None:
    """An error is a line with its place, and the command fails."""
    _edit(catalog / "guide.yml", "par-all", "par-al")
    _edit(catalog / "inclusions.yml", "title: {fr: Tout, en: All}\n        text", "text")

    result = _guide("check")

    assert result.exit_code == 1
    assert result.output == (
        "catalog/guide.yml:12:13: dangling-reference: there is no “par-al”: "
        "did you mean “par-all”?\n"
        "catalog/inclusions.yml:3:9: unused-part: no chapter holds “par-all”: add it to the parts "
        "of one in guide.yml\n"
        "catalog/inclusions.yml:7:9: missing-key: “title” is missing here: A label of two to six "
        "words, used in lists. It promises nothing that the text does not say.\n"
        "catalog/inclusions.yml:7:13: stale-translation: warning: the translation of “inc-all” "
        "was approved before the text in fr and en changed: compare the languages, then “guide "
        "translations --approve inc-all”\n"
        "3 errors, 1 warning\n"
    )


def test_warnings_fail_only_under_strict(catalog: Path) -> None:
    """A warning leaves the exit code at 0, unless --strict is given."""
    _edit(catalog / "inclusions.yml", "Tout est compris", "Presque tout est compris")

    assert _guide("check").exit_code == 0
    assert _guide("check", "--strict").exit_code == 1


def test_check_as_json(catalog: Path) -> None:
    """With --json each problem is an object."""
    _edit(catalog / "guide.yml", "[par-all]", "[par-all, par-al]")

    result = _guide("check", "--json")

    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "file": "catalog/guide.yml",
            "line": 12,
            "column": 22,
            "code": "dangling-reference",
            "message": "there is no “par-al”: did you mean “par-all”?",
            "severity": "error",
        }
    ]


def test_check_of_an_unreadable_file(catalog: Path) -> None:
    """When a file cannot be read, the command says what waits for it."""
    (catalog / "inclusions.yml").write_text("", encoding="utf-8")

    result = _guide("check")

    assert result.exit_code == 1
    assert result.output == (
        "catalog/inclusions.yml:1:1: empty-file: the file says nothing: fill it or delete it\n"
        "1 error, 0 warnings\n"
        "A file cannot be read: the checks between files wait until it is mended.\n"
    )


def test_check_without_a_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no catalog is, the command says so and names the option."""
    monkeypatch.chdir(tmp_path)

    result = _guide("check")

    assert result.exit_code == 2
    assert "'--catalog': Directory 'catalog' does not exist." in result.output


@pytest.mark.usefixtures("catalog")
def test_release_then_verify() -> None:
    """A release shows its hashes, and verify confirms them."""
    released = _guide(*_FREEZE)
    verified = _guide("verify")

    head = released.output.splitlines()[-2]
    assert released.exit_code == 0
    assert released.output.startswith("release 2025-01-01, effective 2025-01-01 (assumed)\n")
    assert verified.exit_code == 0
    assert verified.output == (
        f"Untouched: 2025-01-01.\n{head}\n"
        "This holds for the texts kept here; it says nothing about a document signed elsewhere.\n"
    )


@pytest.mark.usefixtures("catalog")
def test_a_refused_release() -> None:
    """A refusal is one sentence and exit code 1."""
    _guide(*_FREEZE)

    result = _guide(*_FREEZE)

    assert result.exit_code == 1
    assert result.output == ("2025-01-01 is published: it never changes. Choose another name.\n")


@pytest.mark.usefixtures("catalog")
def test_a_release_on_an_impossible_day() -> None:
    """A day that does not exist is misuse."""
    result = _guide(*_FREEZE[:4], "2025-02-30", *_FREEZE[5:])

    assert (result.exit_code, result.output) == (2, "2025-02-30 is no day of the calendar.\n")


def test_verify_of_an_altered_release(catalog: Path) -> None:
    """A difference is a line with its place, and the command fails."""
    _guide(*_FREEZE)
    _edit(catalog / "releases" / "2025-01-01" / "contract.json", "All is", "All us")

    result = _guide("verify")

    assert result.exit_code == 1
    assert result.output == (
        "catalog/releases/2025-01-01/contract.json:1:1: altered-file: not as released: inc-all "
        "differs; restore it from git or from your backup\n1 error, 0 warnings\n"
    )


@pytest.mark.usefixtures("catalog")
def test_verify_without_a_release() -> None:
    """Where nothing is released there is nothing to prove."""
    result = _guide("verify")

    assert (result.exit_code, result.output) == (0, "There is no release yet.\n")


@pytest.mark.usefixtures("catalog")
def test_governs() -> None:
    """The version in force is named with what is known of its date, and with what is not known."""
    _guide(*_FREEZE)

    result = _guide("governs", "2025-09-01")

    assert result.exit_code == 0
    assert result.output == (
        "On 2025-09-01: of the versions known here, 2025-01-01 (effective date 2025-01-01, "
        "assumed); a version published elsewhere since would not be seen.\n"
    )


@pytest.mark.usefixtures("catalog")
def test_governs_as_json() -> None:
    """With --json the answer is an object."""
    _guide(*_FREEZE)

    found = json.loads(_guide("governs", "2025-09-01", "--json").output)

    assert len(found.pop("contract_hash")) == 64
    assert found == {
        "date": "2025-09-01",
        "version": "2025-01-01",
        "effective": "2025-01-01",
        "basis": "assumed",
        "provisional": False,
        "withdrawn": None,
        "known_here_only": True,
    }


@pytest.mark.usefixtures("catalog")
def test_governs_an_amendment() -> None:
    """The day of an amendment is answered beside the signature; it cannot come before."""
    _guide(*_FREEZE)

    both = _guide("governs", "2025-09-01", "--amended", "2026-02-01")
    data = json.loads(_guide("governs", "2025-09-01", "--amended", "2026-02-01", "--json").output)
    wrong = _guide("governs", "2025-09-01", "--amended", "2025-02-01")

    assert [line[:13] for line in both.output.splitlines()] == ["On 2025-09-01", "On 2026-02-01"]
    assert (data["date"], data["amended"]["date"]) == ("2025-09-01", "2026-02-01")
    assert (wrong.exit_code, wrong.output) == (
        2,
        "The amendment of 2025-02-01 comes before the signature of 2025-09-01.\n",
    )


@pytest.mark.usefixtures("catalog")
def test_governs_before_the_first_version() -> None:
    """Before the first effective date nothing known here governs: exit code 1."""
    _guide(*_FREEZE)

    result = _guide("governs", "2024-12-31")

    assert result.exit_code == 1
    assert result.output == (
        "On 2024-12-31: none of the versions known here; the first is 2025-01-01 (effective date "
        "2025-01-01, assumed).\n"
    )


@pytest.mark.usefixtures("catalog")
def test_governs_without_a_release() -> None:
    """Where nothing is released nothing governs."""
    result = _guide("governs", "2025-01-01")

    assert result.exit_code == 1
    assert result.output == ("No version is known here: nothing has been released yet.\n")


def test_translations_are_listed_and_approved(catalog: Path) -> None:
    """A changed text is listed until it is approved."""
    _edit(catalog / "inclusions.yml", "Tout est compris", "Presque tout est compris")

    listed = _guide("translations")
    approved = _guide("translations", "--approve", "inc-all")

    assert listed.output == (
        "inc-all: was approved before the text in fr changed\n2 approved, 1 to look at\n"
    )
    assert approved.output == "3 approved, 0 to look at\n"
    assert _guide("check", "--strict").exit_code == 0


def test_approving_everything_makes_the_same_file(catalog: Path) -> None:
    """The lock depends on the texts alone."""
    before = (catalog / "translations.lock.yml").read_bytes()
    (catalog / "translations.lock.yml").unlink()

    assert _guide("translations", "--all").exit_code == 0
    assert (catalog / "translations.lock.yml").read_bytes() == before


@pytest.mark.usefixtures("catalog")
def test_approving_an_unknown_entry() -> None:
    """An identifier that the guide does not have is misuse."""
    result = _guide("translations", "--approve", "inc-none")

    assert result.exit_code == 2
    assert result.output == ("The guide has no inc-none: check the identifiers.\n")


@pytest.mark.usefixtures("catalog")
def test_approving_one_and_all() -> None:
    """--approve and --all exclude each other."""
    result = _guide("translations", "--approve", "inc-all", "--all")

    assert (result.exit_code, result.output) == (2, "Choose between --approve ID and --all.\n")


def test_explain_shows_the_rule() -> None:
    """A code is explained with a bad and a good sample."""
    result = _guide("explain", "tab")

    assert result.exit_code == 0
    assert result.output == (
        "tab\n\nRefuse tabs.\n\n"
        "YAML forbids them in the indentation, and elsewhere nobody can see them.\n"
        "Bad: a key indented with a tab.  Good: the same key indented with spaces.\n"
    )


def test_explain_lists_every_code() -> None:
    """Without a code, all of them are listed with their first line."""
    lines = _guide("explain").output.splitlines()

    assert [line.partition(":")[0] for line in lines] == sorted({*CATALOG_CODES, *RELEASE_CODES})


def test_the_page_of_problems_is_that_of_the_rules() -> None:
    """`docs/problems.md` says what the rules say; `guide explain --markdown` writes it anew."""
    written = (Path(__file__).parents[1] / "docs" / "problems.md").read_text(encoding="utf-8")

    assert _guide("explain", "--markdown").output == written
    assert all(f"### {code}\n" in written for code in (*CATALOG_CODES, *RELEASE_CODES))


def test_explain_of_an_unknown_code() -> None:
    """A slip in a code is met with the nearest one."""
    result = _guide("explain", "tabs")

    assert (result.exit_code, result.output) == (2, "There is no code “tabs”: did you mean tab?\n")


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    """The help of each verb shows how it is called, and takes --catalog where it reads one."""
    result = _guide(verb, "--help")

    assert result.exit_code == 0
    assert f"guide {verb}" in result.output.partition("Example")[2]
    assert "--catalog" in result.output or verb == "explain"


def test_an_unknown_verb_is_misuse() -> None:
    """A verb that does not exist ends with exit code 2."""
    assert _guide("chek").exit_code == 2
