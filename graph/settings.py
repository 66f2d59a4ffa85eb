"""Settings from the environment, read in one place."""

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_home() -> Path:
    return platformdirs.user_data_path("partnerships", appauthor=False)


class Settings(BaseSettings):
    """Which Neo4j to use, and where the embedded one keeps its data.

    Without NEO4J_URI the embedded Neo4j under PARTNERSHIPS_HOME is used (started if need be).
    A variable that is set to nothing counts as not set.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)

    neo4j_uri: str | None = Field(None, description="Bolt or neo4j address of your own Neo4j 5.26+ or Aura")
    neo4j_username: str = Field("neo4j", description="User for NEO4J_URI")
    neo4j_password: SecretStr = Field(SecretStr(""), description="Password for NEO4J_URI")
    neo4j_database: str | None = Field(None, description="Database for NEO4J_URI; its default if absent")
    partnerships_home: Path = Field(
        default_factory=_default_home, description="Folder of the embedded database and its logs"
    )
