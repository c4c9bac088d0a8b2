package dev.muster.bootstrap.settings;

/** A setting has a value that cannot be used; the message names the setting. */
public final class SettingException extends RuntimeException {

  public SettingException(Setting setting, String problem) {
    super(setting.variable() + " (" + setting.flag() + "): " + problem);
  }

  SettingException(String message) {
    super(message);
  }
}
