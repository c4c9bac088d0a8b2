package dev.muster.bootstrap.http;

import java.util.Arrays;
import java.util.List;

/**
 * What requests of each route may cost: README, What an operation costs. Of {@link Population}
 * there are {@code {user}}, {@code {group}}, {@code {device}} and {@code {members}}, which is all
 * users; the one operation of a bulk is there for each of them.
 */
final class RouteBudgets {

  /**
   * Statements, and those of the same request again if that is another number; status; methods;
   * pattern of the path; query; body.
   */
  private static final String TABLE =
      """
      1 0 | 200 | GET HEAD | /Users      | ?count=100 |
      2 0 | 200 | GET HEAD | /Users      | ?count=1 |
      2 0 | 200 | GET      | /Users      | ?count=1&startIndex=2 |
      2 0 | 200 | GET      | /Users      | ?count=1&cursor= |
      1 0 | 200 | GET      | /Users      | ?sortBy=userName&sortOrder=descending |
      1 0 | 200 | GET      | /Users      | ?excludedAttributes=groups |
      1 0 | 200 | GET      | /Users      | ?attributes=userName,name.familyName |
      1 0 | 200 | GET      | /Users      | ?filter=userName eq "user-0" |
      1 0 | 200 | GET      | /Users      | ?filter=groups.value eq "{group}" |
      1 0 | 200 | POST     | /Users/.search | | {"filter": "userName sw \\"user\\""}
      2 0 | 200 | POST     | /Users/.search | | {"filter": "userName sw \\"user\\"", "count": 1}
      1   | 201 | POST     | /Users      | | {"userName": "new"}
      1 0 | 200 | GET HEAD | /Users/{id} | |
      1 0 | 200 | GET      | /Users/{id} | ?excludedAttributes=groups |
      1   | 200 | GET      | /Users/{id} | ?attributes=userName,name.familyName |
      1   | 200 | GET      | /Users/{id} | ?attributes=groups |
      2   | 200 | PUT      | /Users/{id} | | {"userName": "user-0", "title": "Lady"}
      1   | 200 | PUT      | /Users/{id} | | {"userName": "user-0"}
      2   | 200 | PATCH    | /Users/{id} | | {"op": "add", "path": "title", "value": "Lady"}
      2   | 200 | PATCH    | /Users/{id} | ?excludedAttributes=groups | {"op": "add", "path": "title", "value": "Lady"}
      1   | 200 | PATCH    | /Users/{id} | | {"op": "remove", "path": "title"}
      1   | 204 | DELETE   | /Users/{id} | |

      1 0 | 200 | GET HEAD | /Groups      | ?count=100 |
      2 0 | 200 | GET HEAD | /Groups      | ?count=1 |
      1 0 | 200 | GET      | /Groups      | ?excludedAttributes=members |
      1 0 | 200 | GET      | /Groups      | ?filter=displayName sw "group" |
      1 0 | 200 | GET      | /Groups      | ?filter=members.value eq "{user}" |
      1 0 | 200 | GET      | /Groups      | ?filter=id eq "{group}" and members.value eq "{user}" |
      1 0 | 200 | POST     | /Groups/.search | | {"filter": "displayName sw \\"group\\""}
      2 0 | 200 | POST     | /Groups/.search | | {"filter": "displayName sw \\"group\\"", "count": 1}
      2   | 201 | POST     | /Groups      | | {"displayName": "new"}
      3   | 201 | POST     | /Groups      | | {"displayName": "new", "members": {members}}
      2   | 201 | POST     | /Groups      | ?excludedAttributes=members | {"displayName": "new", "members": {members}}
      1   | 201 | POST     | /Groups      | ?excludedAttributes=members | {"displayName": "new"}
      1   | 200 | GET HEAD | /Groups/{id} | |
      1 0 | 200 | GET HEAD | /Groups/{id} | ?excludedAttributes=members |
      1   | 200 | GET      | /Groups/{id} | ?attributes=displayName |
      2   | 200 | PUT      | /Groups/{id} | | {"displayName": "other"}
      4   | 200 | PUT      | /Groups/{id} | | {"displayName": "other", "members": [{"value": "{user}"}]}
      3   | 200 | PUT      | /Groups/{id} | ?excludedAttributes=members | {"displayName": "other", "members": [{"value": "{user}"}]}
      1   | 204 | PATCH    | /Groups/{id} | | {"op": "add", "path": "members", "value": {members}}
      1   | 204 | PATCH    | /Groups/{id} | | {"op": "remove", "path": "members", "value": {members}}
      1   | 204 | PATCH    | /Groups/{id} | | {"op": "remove", "path": "members[value eq \\"{user}\\"]"}
      2   | 200 | PATCH    | /Groups/{id} | ?attributes=members | {"op": "remove", "path": "members[value eq \\"{user}\\"]"}
      2   | 204 | PATCH    | /Groups/{id} | | {"op": "replace", "path": "displayName", "value": "other"}
      1   | 204 | PATCH    | /Groups/{id} | | {"op": "remove", "path": "members"}
      3   | 204 | PATCH    | /Groups/{id} | | {"op": "remove", "path": "members[type eq \\"User\\"]"}
      1   | 204 | DELETE   | /Groups/{id} | |

      1 0 | 200 | GET HEAD | /Devices      | ?count=100 |
      2 0 | 200 | GET      | /Devices      | ?count=1 |
      1 0 | 200 | GET      | /Devices      | ?filter=serial sw "device" |
      1 0 | 200 | POST     | /Devices/.search | | {"filter": "serial sw \\"device\\""}
      1   | 201 | POST     | /Devices      | | {"serial": "new"}
      1 0 | 200 | GET HEAD | /Devices/{id} | |
      2   | 200 | PUT      | /Devices/{id} | | {"serial": "new"}
      2   | 200 | PATCH    | /Devices/{id} | | {"op": "add", "path": "weight", "value": 1}
      1   | 204 | DELETE   | /Devices/{id} | |

      1   | 200 | GET HEAD | /GroupMembers | ?filter=group.value eq "{group}" |
      2   | 200 | GET      | /GroupMembers | ?count=1&filter=group.value eq "{group}" |
      2   | 200 | GET      | /GroupMembers | ?count=1&cursor=&filter=group.value eq "{group}" |
      1   | 200 | GET      | /GroupMembers | ?filter=member.value eq "{user}" |
      1   | 200 | GET      | /GroupMembers | ?filter=group.value eq "{group}" and member.value eq "{user}" |
      1   | 200 | POST     | /GroupMembers/.search | | {"filter": "group.value eq \\"{group}\\""}
      1   | 200 | GET HEAD | /GroupMembers/{id} | |

      1   | 200 | GET HEAD |          | ?count=100 |
      2   | 200 | GET      |          | ?count=1 |
      2   | 200 | GET      |          | ?count=1&cursor= |
      1   | 200 | POST     | /.search | | {"filter": "id pr", "count": 100}
      2   | 200 | POST     | /.search | | {"filter": "id pr", "count": 1}

      1 0 | 200 | GET HEAD | /Me | |
      2   | 200 | PUT      | /Me | | {"userName": "user-0", "title": "Lady"}
      2   | 200 | PATCH    | /Me | | {"op": "add", "path": "title", "value": "Lady"}
      1   | 204 | DELETE   | /Me | |
      0   | 501 | POST     | /Me | | {"userName": "new"}

      1   | 200 | POST | /Bulk | | {"method": "POST", "path": "/Users", "bulkId": "{n}", "data": {"userName": "new-{n}"}}
      2   | 200 | POST | /Bulk | | {"method": "PUT", "path": "/Users/{user}", "data": {"userName": "new-{n}"}}
      1   | 200 | POST | /Bulk | | {"method": "DELETE", "path": "/Users/{user}"}
      2   | 200 | POST | /Bulk | | {"method": "POST", "path": "/Groups", "bulkId": "{n}", "data": {"displayName": "new", "members": {members}}}
      3   | 200 | POST | /Bulk | | {"method": "PUT", "path": "/Groups/{group}", "data": {"displayName": "other", "members": [{"value": "{user}"}]}}
      2   | 200 | POST | /Bulk | | {"method": "PATCH", "path": "/Groups/{group}", "data": {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{"op": "remove", "path": "members", "value": {members}}]}}
      1   | 200 | POST | /Bulk | | {"method": "DELETE", "path": "/Groups/{group}"}
      1   | 200 | POST | /Bulk | | {"method": "POST", "path": "/Devices", "bulkId": "{n}", "data": {"serial": "new"}}
      3   | 200 | POST | /Bulk | | {"method": "POST", "path": "/Users", "bulkId": "{n}", "data": {"userName": "new-{n}"}}, {"method": "PATCH", "path": "/Groups/{group}", "data": {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{"op": "add", "path": "members", "value": [{"value": "bulkId:{n}"}]}]}}

      0   | 200 | GET HEAD | /ServiceProviderConfig | |
      0   | 200 | GET HEAD | /ResourceTypes | |
      0   | 200 | GET HEAD | /ResourceTypes/{id} | |
      0   | 200 | GET HEAD | /Schemas | |
      0   | 200 | GET HEAD | /Schemas/<id> | |
      """;

  private RouteBudgets() {}

  static List<RouteBudget> all() {
    return TABLE
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split("\\|", 6))
        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
        .flatMap(cells -> RouteBudget.parse(cells).stream())
        .toList();
  }
}
