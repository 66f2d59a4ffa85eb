"""The jars of Neo4j Community: named in `neo4j-jars.lock`, fetched once from Maven Central, never run unverified."""

import contextlib
import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import ServerProblem

LOCK = Path(__file__).with_name("neo4j-jars.lock")
THREADS = 8  # the files are many and small: waiting, not the line, would decide
SPACE = 300_000_000  # bytes: twice what the jars take, as each is written beside its final name
FIXED_TIME = 1_000_000_000  # modification time of every jar: Java's start-up cache compares it


@dataclass(frozen=True)
class Jar:
    """One line of the lock: Maven coordinates and the SHA-256 (hex) of the file."""

    group: str
    artifact: str
    packaging: str
    classifier: str
    version: str
    sha256: str

    def path(self, repository: Path) -> Path:
        """Where the jar lies in a folder laid out as Maven lays it out."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        folder = repository.joinpath(*self.group.split("."), self.artifact, self.version)
        return folder / f"{self.artifact}-{self.version}{suffix}.{self.packaging}"

    def line(self) -> str:
        """The jar's line in the lock: `group:artifact:packaging[:classifier]:version sha256`."""
        parts = [self.group, self.artifact, self.packaging, self.classifier, self.version]
        return f"{':'.join(part for part in parts if part)} {self.sha256}"


def parse(line: str) -> Jar:
    """Read one line of the lock.

    >>> parse("io.netty:netty-all:jar:osx-x86_64:4.1 ab").classifier
    'osx-x86_64'
    """
    coordinates, sha256 = line.split()
    group, artifact, packaging, *classifier, version = coordinates.split(":")
    return Jar(group, artifact, packaging, "".join(classifier), version, sha256)


@cache
def locked() -> tuple[Jar, ...]:
    """Give the jars of the lock in its order, which is the order of the class path."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return tuple(parse(line) for line in lines if line and not line.startswith("#"))


def version() -> str:
    """Give the version of Neo4j that the lock holds, e.g. 5.26.30."""
    return next(jar.version for jar in locked() if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))


def cache_folder() -> Path:
    """Give the user's cache folder: shared by all homes, and safe to delete while no server runs."""
    import platformdirs  # noqa: PLC0415  # attaching to a running server needs none of this

    return platformdirs.user_cache_path("partnerships", appauthor=False)


def is_sound(jar: Jar, repository: Path) -> bool:
    """Tell whether the jar is there with exactly the locked bytes."""
    try:
        with jar.path(repository).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False


def fetch(repository: Path, say: Callable[[str], None], jars: tuple[Jar, ...] | None = None) -> list[Path]:
    """Make sure that every jar is there and sound; fetch what is missing or damaged.

    Args:
        repository: Folder of the jars, laid out as Maven does; made if need be.
        say: Takes progress sentences.
        jars: Those wanted; all of the lock if absent.

    Returns:
        The paths, in the order of `jars`.

    Raises:
        ServerProblem: No network, no space, a folder that cannot be written, or a file that stays wrong.
    """
    wanted = locked() if jars is None else jars
    with _explained(repository), ThreadPoolExecutor(THREADS) as pool:
        sound = pool.map(lambda jar: is_sound(jar, repository), wanted)
        missing = [jar for jar, good in zip(wanted, sound, strict=True) if not good]
        if missing:
            repository.mkdir(parents=True, exist_ok=True)
            require_space(repository, SPACE * len(missing) // len(locked()))
            _fetch_all(missing, repository, say, pool)
    return [jar.path(repository) for jar in wanted]


def require_space(folder: Path, needed: int) -> None:
    """Refuse early, and clearly, a folder whose disk has fewer than `needed` bytes free."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ServerProblem(
            f"The disk of {folder} has {free // 1_000_000} MB free and Neo4j needs {needed // 1_000_000} MB: "
            "free some space and run the command again."
        )


def _fetch_all(missing: list[Jar], repository: Path, say: Callable[[str], None], pool: ThreadPoolExecutor) -> None:
    context = maven(repository)
    say(f"Fetching Neo4j {version()} (140 MB, once): {len(missing)} files to come.")
    jobs = [pool.submit(_fetch_one, jar, repository, context) for jar in missing]
    try:
        for done, job in enumerate(as_completed(jobs), 1):
            job.result()
            if done % 20 == 0 or done == len(missing):
                say(f"Fetching Neo4j {version()} ... {done} of {len(missing)} files.")
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _fetch_one(jar: Jar, repository: Path, context: Any) -> None:
    path = jar.path(repository)
    for _ in range(2):  # a second try, for what a bad line or an old fault left behind
        path.unlink(missing_ok=True)
        component = context.project(jar.group, jar.artifact).at_version(jar.version)
        component.artifact(jar.classifier, jar.packaging).resolve()
        if is_sound(jar, repository):
            return
    path.unlink(missing_ok=True)
    raise ServerProblem(
        f"{path.name} arrived with other bytes than neo4j-jars.lock states and was deleted: try again, and if it "
        "happens again ask whoever runs your network what changes downloads from Maven Central."
    )


def maven(repository: Path) -> Any:
    """Give jgo's view of Maven, with downloads in one kept-open session and never half a file under its name."""
    import requests  # noqa: PLC0415
    from jgo.maven import MavenContext, PythonResolver  # noqa: PLC0415
    from requests.adapters import HTTPAdapter, Retry  # noqa: PLC0415

    retry = Retry(total=3, backoff_factor=0.3, status_forcelist=(429, 500, 502, 503, 504))
    session = requests.Session()
    session.mount("https://", HTTPAdapter(pool_maxsize=THREADS, max_retries=retry))

    class SessionResolver(PythonResolver):
        def download(self, artifact: Any) -> Path:
            where = f"{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
            central = artifact.context.remote_repos["central"]
            _save(session, f"{central}/{where}", artifact.cached_path)
            return Path(artifact.cached_path)

    return MavenContext(resolver=SessionResolver(), repo_cache=repository)


def _save(session: Any, address: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with session.get(address, stream=True, timeout=(10, 60)) as answer, part.open("wb") as file:
            answer.raise_for_status()
            for chunk in answer.iter_content(1 << 16):
                file.write(chunk)
        os.utime(part, (FIXED_TIME, FIXED_TIME))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(repository: Path) -> Iterator[None]:
    """Turn what goes wrong with disks and lines into one sentence with its remedy."""
    try:
        yield
    except OSError as problem:  # requests' errors are OSErrors too
        if type(problem).__module__.startswith("requests"):
            raise ServerProblem(
                "Neo4j could not be fetched from Maven Central: check the network connection (a proxy is named "
                "in HTTPS_PROXY) and run the command again; what has arrived is kept."
            ) from problem
        raise ServerProblem(
            f"Neo4j's files cannot be kept in {repository} ({problem.strerror}): make that folder writable, or name "
            "another cache folder in XDG_CACHE_HOME."
        ) from problem
